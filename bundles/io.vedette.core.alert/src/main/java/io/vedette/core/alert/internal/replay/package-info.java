/** Rules tried on the tracks that cameras kept. */
package io.vedette.core.alert.internal.replay;
