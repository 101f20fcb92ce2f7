"""The catalogues of sentences, one folder a language; `web.wording` reads them."""
