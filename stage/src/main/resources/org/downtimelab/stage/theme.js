// Before anything is drawn: dark, unless this browser's user chose light.
document.documentElement.dataset.theme = localStorage.getItem('theme') ?? 'dark';
