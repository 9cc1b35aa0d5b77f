package io.vedette.tracker.bytetrack.internal;

/**
 * Kalman filter of one coordinate with constant velocity and white-noise acceleration. The four
 * coordinates of a box are independent, so four of these are the filter of Zhang et al. (ByteTrack,
 * 2022) without its zeros.
 */
final class Axis {
    double position;
    double velocity;
    double pp;
    double pv;
    double vv;

    Axis(double position, double deviation, double velocityDeviation) {
        this.position = position;
        pp = deviation * deviation;
        vv = velocityDeviation * velocityDeviation;
    }

    /** Moves on by {@code dt} seconds under accelerations of this standard deviation. */
    void predict(double dt, double acceleration) {
        double q = acceleration * acceleration;
        double dt2 = dt * dt;
        position += velocity * dt;
        pp += 2 * dt * pv + dt2 * vv + q * dt2 * dt2 / 4;
        pv += dt * vv + q * dt2 * dt / 2;
        vv += q * dt2;
    }

    /** Takes a measurement in. */
    void correct(double measured, double deviation) {
        double s = pp + deviation * deviation;
        double kp = pp / s;
        double kv = pv / s;
        double residual = measured - position;
        position += kp * residual;
        velocity += kv * residual;
        vv -= kv * pv;
        pv -= kp * pv;
        pp -= kp * pp;
    }

    /** Stands still from now on. */
    void stop() {
        velocity = 0;
        pv = 0;
    }
}
