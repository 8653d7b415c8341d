@echo off
rem The one door to Downtime Lab: builds it if it has not been built, then runs the console.
setlocal
set "home=%~dp0"
set "jar=%home%console\target\lab.jar"
rem Java would take options from these, for itself, for Maven and for what is measured.
for %%v in (_JAVA_OPTIONS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS) do (
  if defined %%v echo lab: %%v is ignored: the lab starts its JVMs with its own options 1>&2
  set "%%v="
)
if not exist "%jar%" (
  echo Building the lab, once; the first time, Maven also fetches what it needs ... 1>&2
  call mvn -B -ntp -q -f "%home%pom.xml" -DskipTests package || exit /b 3
)
if not defined LAB_FOLDER set "LAB_FOLDER=%home%.lab"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
set heap=-Xms768m -Xmx1g -Xmn384m
rem A check measures in the database, not in this JVM.
if "%~1"=="check" set heap=-Xms256m -Xmx256m -Xmn128m
set options=%heap% -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.2 -XX:ReservedCodeCacheSize=240m -XX:MaxTenuringThreshold=0 -XX:MetaspaceSize=128m -XX:+UseG1GC -Duser.language=en -Duser.country=US -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 "-Dlab.home=%home%." "-Dlab.folder=%LAB_FOLDER%" -Dlab.terminal=false -Dlogback.configurationFile=org/downtimelab/console/logback.xml -cp "%jar%;%home%console\target\lib\*" org.downtimelab.console.Lab
rem A JVM that does not start exits with 1, which is the lab's word for a broken promise. So try first.
"%java%" -Dlab.trial=true %options% || exit /b 3
"%java%" -XX:+AlwaysPreTouch %options% %*
exit /b %ERRORLEVEL%
