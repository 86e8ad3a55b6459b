namespace Gym24.Contracts.Data;

/// <summary>Wakes the delivery of events once something was committed in this process.</summary>
public static class OutboxSignal
{
    private static readonly SemaphoreSlim Bell = new(0, 1);

    public static void Ring()
    {
        if (Bell.CurrentCount == 0)
        {
            try { Bell.Release(); }
            catch (SemaphoreFullException) { /* somebody rang in the same moment */ }
        }
    }

    /// <returns>Whether the bell rang before the time was over.</returns>
    public static Task<bool> Wait(TimeSpan atMost, CancellationToken cancellation) => Bell.WaitAsync(atMost, cancellation);
}
