package io.vedette.spi.labeling;

import org.osgi.annotation.versioning.ConsumerType;

/** A dispatcher whose tasks are shown by a page of ours, and whose answers come in through it. */
@ConsumerType
public interface OwnPage {
    /** Which page. */
    PageSpec page();

    /** Takes an answer given on the page; the same id again changes nothing. */
    void answered(Answer answer);

    /**
     * A page.
     *
     * @param path relative to the web root
     * @param signedToken whether it is opened without signing in, by a token in the address
     */
    record PageSpec(String path, boolean signedToken) {}
}
