'use strict';
const site = new URLSearchParams(location.search).get('site');
if (site) {
  document.getElementById('tag').textContent =
    '<script src="' + location.origin + '/chat.js" data-site-key="' + site + '"></script>';
  const chat = document.createElement('script');
  chat.src = '/chat.js';
  chat.dataset.siteKey = site;
  document.body.append(chat);
}
