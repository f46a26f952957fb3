// Before anything is painted; the theme follows the system from there on. A file, because the policy allows no inline script.
if (matchMedia("(prefers-color-scheme: dark)").matches) document.documentElement.classList.add("dark");
