package io.vedette.core.alert.internal.notify;

import io.vedette.service.alert.Alert;
import io.vedette.service.store.notify.NoticeRow;
import java.util.List;

/** Says who is to be told about an alert; answers from memory. */
public interface NoticePlanner {

    /** A notice to each destination that wants to hear of it. */
    List<NoticeRow> plan(Alert alert);
}
