package io.vedette.core.alert.internal.alert;

/** Knows which rules are snoozed; answers from memory. */
@FunctionalInterface
interface Quiet {

    /** Whether alerts of this rule on this camera are to disturb nobody now. */
    boolean covers(String camera, String rule);
}
