"""The promises of the site, and what holds them."""
