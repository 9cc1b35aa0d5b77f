package io.vedette.rest.internal.alert;

import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertFilter;
import io.vedette.service.alert.Verdict;
import io.vedette.service.problem.InvalidRequestException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.ws.rs.QueryParam;

/** Which alerts are meant; what is left out does not narrow. */
public final class AlertParameters {
    @QueryParam("camera")
    private String camera;

    @QueryParam("group")
    private String group;

    @QueryParam("type")
    private String type;

    @QueryParam("incident")
    private String incident;

    @QueryParam("from")
    private String from;

    @QueryParam("to")
    private String to;

    @QueryParam("state")
    private String state;

    @QueryParam("verdict")
    private String verdict;

    @QueryParam("answered")
    private Boolean answered;

    @QueryParam("review")
    private Boolean review;

    @QueryParam("variant")
    private String variant;

    AlertFilter read() {
        Set<Alert.State> states =
                state == null || state.isBlank()
                        ? Set.of()
                        : Arrays.stream(state.split(","))
                                .map(String::trim)
                                .map(Alert.State::of)
                                .collect(Collectors.toSet());
        return new AlertFilter(
                Optional.ofNullable(camera),
                Optional.ofNullable(group),
                Optional.ofNullable(type),
                Optional.ofNullable(incident),
                instant("from", from),
                instant("to", to),
                states,
                Optional.ofNullable(verdict).map(Verdict.Answer::of),
                Optional.ofNullable(answered),
                Optional.ofNullable(review),
                Optional.ofNullable(variant));
    }

    private static Optional<Instant> instant(String name, String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeException e) {
            throw new InvalidRequestException(
                    name + " is a time such as 2026-05-01T12:00:00Z, not '" + text + "'");
        }
    }
}
