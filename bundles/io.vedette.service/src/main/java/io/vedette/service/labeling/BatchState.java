package io.vedette.service.labeling;

/** Where a batch stands. */
public enum BatchState {
    /** Being put together; nothing is reserved and nobody was told. */
    DRAFT,
    /** Budget reserved; items are being handed over. */
    SUBMITTING,
    /** Handed over; answers come in. */
    OPEN,
    /** Cancelled or expired; late answers are still taken and paid. */
    DRAINING,
    /** Nothing is out any more; the labels are being decided. */
    DECIDING,
    /** Decided; the ledger was proved. */
    CLOSED,
    /** Could not be done; the ledger was proved. */
    FAILED,
    /** Taken back; the ledger was proved. */
    CANCELLED;

    /** Whether nothing will happen any more. */
    public boolean ended() {
        return this == CLOSED || this == FAILED || this == CANCELLED;
    }

    /** Whether answers are taken. */
    public boolean takesAnswers() {
        return this == SUBMITTING || this == OPEN || this == DRAINING;
    }
}
