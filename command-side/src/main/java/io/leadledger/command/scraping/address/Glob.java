package io.leadledger.command.scraping.address;

/// A pattern with `*` for any text. It takes no longer for having many of them.
record Glob(String pattern) {
  boolean fits(PageAddress address) {
    return fits(pattern.indexOf('?') >= 0 ? address.pathAndQuery() : address.path());
  }

  boolean fits(String text) {
    int at = 0;
    int in = 0;
    int star = -1;
    int from = 0;
    while (in < text.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        from = in;
      } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(in)) {
        at++;
        in++;
      } else if (star >= 0) {
        at = star + 1;
        in = ++from;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }
}
