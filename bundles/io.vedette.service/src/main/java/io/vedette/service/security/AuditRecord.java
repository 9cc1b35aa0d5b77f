package io.vedette.service.security;

import java.time.Instant;

/**
 * One thing somebody did.
 *
 * @param id time-ordered id
 * @param when when
 * @param caller who, by name
 * @param action what, for example {@code POST /cameras}
 * @param target on which thing, empty when on none
 * @param outcome how it ended, for example {@code 201}
 */
public record AuditRecord(
        String id, Instant when, String caller, String action, String target, String outcome) {}
