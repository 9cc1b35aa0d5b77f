package io.vedette.bench.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A command of the shell; {@code {clip}} in it stands for the clip. Its user and system time count.
 */
final class ShellSide implements Side {
    private final String command;

    ShellSide(String command, Path clip) {
        this.command = command.replace("{clip}", quoted(clip.toString()));
    }

    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    @Override
    public double pass() throws IOException {
        Process process =
                new ProcessBuilder(
                                "bash",
                                "-c",
                                "TIMEFORMAT='%3U %3S'; time { " + command + "\n} >/dev/null 2>&1")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        process.getOutputStream().close();
        String times =
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int code = Processes.await(process);
        if (code != 0) {
            throw new IOException("'" + command + "' ended with code " + code);
        }
        String[] both = times.split(" ");
        return Double.parseDouble(both[0]) + Double.parseDouble(both[1]);
    }
}
