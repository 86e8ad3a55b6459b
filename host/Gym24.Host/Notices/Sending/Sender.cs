using Gym24.Contracts.Data;
using Gym24.Host.Access;
using Gym24.Host.Data;
using Gym24.Host.Jobs;
using Gym24.Host.Notices.ByMail;

namespace Gym24.Host.Notices.Sending;

/// <summary>
/// Takes notices out of the product, one host at a time. Apart from the other jobs: a mail server that takes its time holds up nobody else.
/// </summary>
/// <param name="mail">Read here, too, so that settings that are half there stop the host where it starts.</param>
internal sealed class Sender(IServiceScopeFactory scopes, Lease lease, MailSettings mail, IDatabaseEngine engine, TimeProvider clock, ILogger<Sender> log) : BackgroundService
{
    private const string LeaseName = "notices";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2), Shut = TimeSpan.FromSeconds(30), Term = TimeSpan.FromSeconds(60);
    private readonly Dictionary<string, DateTime> _restUntil = [];

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        if (mail.IsOffered)
            log.LogInformation("Mail goes to {Host}:{Port}", mail.Host, mail.Port);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                // The term is longer than a message may take: nobody sends the same one beside this host.
                if (!await lease.Hold(LeaseName, Term, stopping) || !await Turn(stopping))
                    await Task.Delay(Pause, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
            catch (Exception failure)
            {
                if (!engine.MayPass(failure))
                    log.LogError(failure, "Sending of notices stopped; going on in a moment");
                await Task.Delay(Pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        await lease.Release(LeaseName);
    }

    /// <returns>Whether there may be more to do at once.</returns>
    internal async Task<bool> Turn(CancellationToken stopping)
    {
        using var acting = Acting.As(HostManifest.Value.Id);
        var more = await In<Spreading, bool>(s => s.Some(stopping));
        var now = clock.GetUtcNow().UtcDateTime;
        var sent = await In<Sending, Sent>(s => s.Next([.. _restUntil.Where(r => r.Value > now).Select(r => r.Key)], stopping));
        if (sent.Shut is { } shut)
        {
            _restUntil[shut] = clock.GetUtcNow().UtcDateTime + Shut;
            log.LogWarning("Channel {Channel} is shut and rests for a while", shut);
        }
        return more || sent.Found;
    }

    private async Task<TResult> In<TWork, TResult>(Func<TWork, Task<TResult>> work) where TWork : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RowScope>().OpenToModule();
        return await work(scope.ServiceProvider.GetRequiredService<TWork>());
    }
}
