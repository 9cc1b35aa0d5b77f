package io.vedette.stream.scene.internal;

import java.util.ArrayList;
import java.util.List;

/** A way over the ground with a speed and pauses; every question is a pure function of time. */
final class Route {
    private static final double STEP = 0.1;
    private final double[] xs;
    private final double[] zs;
    private final double length;
    private final double speed;
    private final double[] pauseAt;
    private final double[] pauseFor;

    /** A point to come through, and how long to stay there. */
    record Stop(double x, double z, double seconds) {}

    Route(List<Stop> stops, double speed) {
        this.speed = speed;
        List<double[]> fine = new ArrayList<>();
        List<double[]> pauses = new ArrayList<>();
        double arc = 0;
        double[] last = null;
        int n = stops.size();
        for (int i = 0; i + 1 < n; i++) {
            Stop p0 = stops.get(Math.max(0, i - 1));
            Stop p1 = stops.get(i);
            Stop p2 = stops.get(i + 1);
            Stop p3 = stops.get(Math.min(n - 1, i + 2));
            for (int k = 0; k < 24; k++) {
                double t = k / 24.0;
                double[] p = {bend(p0.x, p1.x, p2.x, p3.x, t), bend(p0.z, p1.z, p2.z, p3.z, t)};
                arc +=
                        last == null
                                ? 0
                                : Math.sqrt(square(p[0] - last[0]) + square(p[1] - last[1]));
                if (k == 0 && p1.seconds > 0) {
                    pauses.add(new double[] {arc, p1.seconds});
                }
                fine.add(new double[] {arc, p[0], p[1]});
                last = p;
            }
        }
        Stop end = stops.get(n - 1);
        arc += Math.sqrt(square(end.x - last[0]) + square(end.z - last[1]));
        fine.add(new double[] {arc, end.x, end.z});
        length = arc;
        pauseAt = pauses.stream().mapToDouble(p -> p[0]).toArray();
        pauseFor = pauses.stream().mapToDouble(p -> p[1]).toArray();
        int samples = (int) (length / STEP) + 2;
        xs = new double[samples];
        zs = new double[samples];
        int at = 0;
        for (int i = 0; i < samples; i++) {
            double s = Math.min(length, i * STEP);
            while (at + 2 < fine.size() && fine.get(at + 1)[0] < s) {
                at++;
            }
            double[] a = fine.get(at);
            double[] b = fine.get(at + 1);
            double t = b[0] > a[0] ? (s - a[0]) / (b[0] - a[0]) : 0;
            xs[i] = a[1] + (b[1] - a[1]) * t;
            zs[i] = a[2] + (b[2] - a[2]) * t;
        }
    }

    private static double square(double a) {
        return a * a;
    }

    /** Cardinal spline, a little stiffer than Catmull and Rom's, so corners are not overshot. */
    private static double bend(double a, double b, double c, double d, double t) {
        double m0 = (c - a) * 0.3;
        double m1 = (d - b) * 0.3;
        double t2 = t * t;
        double t3 = t2 * t;
        return (2 * t3 - 3 * t2 + 1) * b
                + (t3 - 2 * t2 + t) * m0
                + (3 * t2 - 2 * t3) * c
                + (t3 - t2) * m1;
    }

    /** Seconds from begin to end. */
    double seconds() {
        double sum = length / speed;
        for (double pause : pauseFor) {
            sum += pause;
        }
        return sum;
    }

    double speed() {
        return speed;
    }

    /** Metres gone after some seconds. */
    double arc(double t) {
        double left = t;
        double gone = 0;
        for (int i = 0; i < pauseAt.length; i++) {
            double leg = (pauseAt[i] - gone) / speed;
            if (left <= leg) {
                return gone + left * speed;
            }
            left -= leg;
            gone = pauseAt[i];
            if (left <= pauseFor[i]) {
                return gone;
            }
            left -= pauseFor[i];
        }
        return Math.min(length, gone + left * speed);
    }

    /** Depth into a pause: seconds to its nearer end, 0 while moving. */
    double rest(double t) {
        double begin = 0;
        double gone = 0;
        for (int i = 0; i < pauseAt.length; i++) {
            begin += (pauseAt[i] - gone) / speed;
            gone = pauseAt[i];
            if (t > begin && t < begin + pauseFor[i]) {
                return Math.min(t - begin, begin + pauseFor[i] - t);
            }
            begin += pauseFor[i];
        }
        return 0;
    }

    double x(double arc) {
        return at(xs, arc);
    }

    double z(double arc) {
        return at(zs, arc);
    }

    private double at(double[] line, double arc) {
        double i = Math.max(0, Math.min(length, arc)) / STEP;
        int k = Math.min(line.length - 2, (int) i);
        return line[k] + (line[k + 1] - line[k]) * (i - k);
    }
}
