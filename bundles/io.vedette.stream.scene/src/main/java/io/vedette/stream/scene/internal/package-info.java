/** Stream source: synthetic scene. */
package io.vedette.stream.scene.internal;
