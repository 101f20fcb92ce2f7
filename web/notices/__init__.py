"""The formal act towards an enterprise: one printable notice for each announced visit."""
