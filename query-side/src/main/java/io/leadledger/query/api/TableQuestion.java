package io.leadledger.query.api;

import io.leadledger.query.api.catalogue.ReadTable;
import io.leadledger.query.api.render.Format;
import java.util.function.Consumer;

/// What is asked, of which table, to be answered in which format.
///
/// @param acceptable refuses a page that is not what was asked for
record TableQuestion(
    ReadTable table, ReadRequest request, Format format, Consumer<PageHeaders> acceptable) {}
