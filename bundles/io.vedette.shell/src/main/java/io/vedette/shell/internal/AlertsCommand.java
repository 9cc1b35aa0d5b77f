package io.vedette.shell.internal;

import io.vedette.service.alert.Alert;
import io.vedette.service.alert.AlertFilter;
import io.vedette.service.alert.Alerts;
import io.vedette.service.alert.Verdict;
import java.util.Optional;
import java.util.Set;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;

/** {@code vedette:alerts}: the newest alerts. */
@Service
@Command(scope = "vedette", name = "alerts", description = "Lists the newest alerts")
public final class AlertsCommand implements Action {

    @Reference private Session session;

    @Reference private Alerts alerts;

    @Option(name = "--camera", description = "Of this camera only")
    private String camera;

    @Option(name = "--limit", description = "How many, 20 unless told")
    private int limit = 20;

    @Override
    public Object execute() {
        AlertFilter filter =
                new AlertFilter(
                        Optional.ofNullable(camera),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        ShellTable table = new ShellTable();
        table.column("alert");
        table.column("at");
        table.column("camera");
        table.column("rule");
        table.column("state");
        table.column("verdict");
        table.column("clip");
        for (Alert alert : alerts.list(filter, Optional.empty(), limit).items()) {
            table.addRow()
                    .addContent(
                            alert.id(),
                            alert.time().instant(),
                            alert.camera(),
                            alert.rule(),
                            alert.state().id(),
                            alert.verdict()
                                    .flatMap(Verdict::answer)
                                    .map(Verdict.Answer::id)
                                    .orElse("-"),
                            alert.clip().isPresent() ? "yes" : "no");
        }
        table.print(session.getConsole());
        return null;
    }
}
