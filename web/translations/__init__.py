"""The catalogues of sentences, one module a language; `web.wording` reads them."""
