/** An executor without a batch implementation: what a gate would cost if Nx started a process for each. */
module.exports = async () => ({ success: true });
