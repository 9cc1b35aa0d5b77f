package io.vedette.store.jpa.internal.labeling;

/** Texts from outside that must fit their columns. */
final class Texts {
    private Texts() {}

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
