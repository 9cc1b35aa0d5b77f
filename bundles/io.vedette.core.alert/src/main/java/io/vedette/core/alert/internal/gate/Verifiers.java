package io.vedette.core.alert.internal.gate;

import io.vedette.service.model.LoadedModels;
import io.vedette.service.model.ModelLease;
import io.vedette.service.model.ModelRef;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.rollout.Variant;
import io.vedette.service.watch.BestCrop;
import io.vedette.service.watch.Event;
import io.vedette.service.watch.EventChange;
import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.ModelRefusedException;
import io.vedette.spi.rule.Candidate;
import io.vedette.spi.rule.Judging;
import io.vedette.spi.rule.Ruling;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks verifiers, with a time limit. Doubt hides nothing: what a verifier that is away, fails or
 * hangs has not ruled on is accepted, and says so.
 */
final class Verifiers {

    private static final Logger LOG = LoggerFactory.getLogger(Verifiers.class);
    private static final int MOST_HANGING = 4;

    private final Function<String, Optional<Judging>> judges;
    private final Supplier<LoadedModels> models;
    private final ExecutorService executor;
    private final long limitMillis;
    private final AtomicInteger hanging = new AtomicInteger();
    private final AtomicLong failures = new AtomicLong();

    Verifiers(
            Function<String, Optional<Judging>> judges,
            Supplier<LoadedModels> models,
            ExecutorService executor,
            long limitMillis) {
        this.judges = judges;
        this.models = models;
        this.executor = executor;
        this.limitMillis = limitMillis;
    }

    /** Loads the model of a variant; empty for the empty slot. */
    Optional<ModelLease<Classifying>> load(Variant variant) {
        if (variant.model().isEmpty()) {
            return Optional.empty();
        }
        String reference = variant.model().get();
        LoadedModels loading = models.get();
        if (loading == null) {
            throw new InvalidRequestException(
                    "verifier " + reference + ": nothing that loads models is in service");
        }
        try {
            return Optional.of(loading.classifying(ModelRef.parse(reference)));
        } catch (ModelRefusedException | NotFoundException | UnavailableException e) {
            throw new InvalidRequestException("verifier " + reference + ": " + e.getMessage());
        }
    }

    long failures() {
        return failures.get();
    }

    Ruling rule(Variant variant, Classifying model, EventChange.Opened opened) {
        String id = variant.params().getOrDefault("judge", "verify").toString();
        Optional<Judging> judge = judges.apply(id);
        if (judge.isEmpty()) {
            return doubt("the verifier '" + id + "' is not in service", null);
        }
        if (hanging.get() >= MOST_HANGING) {
            return doubt("calls of the verifier '" + id + "' hang", null);
        }
        Event event = opened.event();
        Candidate would =
                new Candidate(
                        event.camera(),
                        event.rule(),
                        event.type(),
                        event.at(),
                        event.box(),
                        event.size(),
                        variant.params());
        List<io.vedette.spi.frame.Crop> best = opened.best().stream().map(BestCrop::crop).toList();
        return ask(judge.get(), would, best, model);
    }

    private Ruling ask(
            Judging judge,
            Candidate would,
            List<io.vedette.spi.frame.Crop> best,
            Classifying model) {
        Future<Ruling> asked;
        try {
            asked = executor.submit(() -> counted(judge, would, best, model));
        } catch (RejectedExecutionException e) {
            return doubt("the server stops", null);
        }
        try {
            return asked.get(limitMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asked.cancel(true);
            return doubt("the verifier took longer than " + limitMillis + " ms", null);
        } catch (ExecutionException e) {
            return doubt("the verifier failed: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return doubt("interrupted", null);
        }
    }

    private Ruling counted(
            Judging judge,
            Candidate would,
            List<io.vedette.spi.frame.Crop> best,
            Classifying model) {
        hanging.incrementAndGet();
        try {
            return judge.judge(would, best, model);
        } finally {
            hanging.decrementAndGet();
        }
    }

    private Ruling doubt(String why, Throwable cause) {
        failures.incrementAndGet();
        if (cause == null) {
            LOG.warn("an alert is accepted unverified: {}", why);
        } else {
            LOG.warn("an alert is accepted unverified: {}", why, cause);
        }
        return new Ruling(true, 1, "accepted unverified: " + why);
    }
}
