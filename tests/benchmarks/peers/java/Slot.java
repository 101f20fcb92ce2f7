/** A moment at which a visit of one enterprise may start; those of an enterprise lie in a row. */
record Slot(int id, int enterprise, int start) {}
