package org.downtimelab.flushed;

import jakarta.persistence.Entity;
import org.downtimelab.serve.CastOrder;

@Entity
class LargeOrder extends CastOrder {

}
