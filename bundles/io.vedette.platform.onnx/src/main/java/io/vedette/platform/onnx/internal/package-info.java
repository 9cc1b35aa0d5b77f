/** Platform: ONNX Runtime. */
package io.vedette.platform.onnx.internal;
