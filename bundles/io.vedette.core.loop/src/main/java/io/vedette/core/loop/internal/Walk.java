package io.vedette.core.loop.internal;

import io.vedette.service.loop.LoopRequest;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A loop on its way, as its steps see it.
 *
 * @param id of the loop
 * @param request what was asked
 * @param plan which days are played
 * @param facts of the steps so far
 * @param folder for what is left to score again
 * @param by who asked
 * @param say tells the progress
 * @param cancelled whether to stop
 */
record Walk(
        String id,
        LoopRequest request,
        Plan plan,
        Facts facts,
        Path folder,
        String by,
        Consumer<String> say,
        BooleanSupplier cancelled) {}
