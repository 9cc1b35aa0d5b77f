package io.vedette.core.watch.internal;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * When a rule counts: {@code {zone: Europe/Berlin, days: [mon, tue], from: "22:00", to: "06:00"}}
 * or a list of such windows. A window that ends before it begins goes on past midnight and belongs
 * to the day it began on.
 */
record Schedule(List<Window> windows) {
    static final Schedule ALWAYS = new Schedule(List.of());

    private static final List<String> DAYS =
            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /** One window. */
    record Window(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        boolean contains(Instant when) {
            ZonedDateTime local = when.atZone(zone);
            LocalTime time = local.toLocalTime();
            DayOfWeek today = local.getDayOfWeek();
            if (from.isBefore(to)) {
                return days.contains(today) && !time.isBefore(from) && time.isBefore(to);
            }
            return days.contains(today) && !time.isBefore(from)
                    || days.contains(today.minus(1)) && time.isBefore(to);
        }
    }

    /** Reads the parameter. */
    static Schedule parse(Object value) {
        if (value == null) {
            return ALWAYS;
        }
        List<?> all = value instanceof List<?> list ? list : List.of(value);
        return new Schedule(all.stream().map(Schedule::window).toList());
    }

    private static Window window(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("must be {zone, days, from, to}, is " + value);
        }
        for (Object name : map.keySet()) {
            if (!List.of("zone", "days", "from", "to").contains(String.valueOf(name))) {
                throw new IllegalArgumentException("has no part named " + name);
            }
        }
        try {
            Object zone = map.get("zone");
            return new Window(
                    ZoneId.of(zone == null ? "UTC" : zone.toString()),
                    days(map.get("days")),
                    time(map.get("from")),
                    time(map.get("to")));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static LocalTime time(Object value) {
        if (value == null || value.equals("24:00")) {
            return LocalTime.MIDNIGHT;
        }
        // YAML 1.1 reads an unquoted 22:00 as a number of base 60
        return value instanceof Number n
                ? LocalTime.ofSecondOfDay(n.longValue() * 60 % 86400)
                : LocalTime.parse(value.toString());
    }

    private static Set<DayOfWeek> days(Object value) {
        if (value == null) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (Object day : value instanceof List<?> list ? list : List.of(value)) {
            String name = day.toString().toLowerCase(Locale.ROOT);
            int index = name.length() < 3 ? -1 : DAYS.indexOf(name.substring(0, 3));
            if (index < 0) {
                throw new IllegalArgumentException("no day is called " + day);
            }
            days.add(DayOfWeek.of(index + 1));
        }
        return days;
    }

    /** Whether the rule counts at a time. */
    boolean contains(Instant when) {
        return windows.isEmpty() || windows.stream().anyMatch(w -> w.contains(when));
    }
}
