using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Gym24.Host.Access;
using Microsoft.AspNetCore.RateLimiting;

namespace Gym24.Host.Together;

/// <summary>
/// How much of the API one account may use in a minute, over all hosts: each host grants its share, the budget divided by the hosts that
/// are alive. One for the process, so that a swap of generations starts nothing anew.
/// </summary>
internal sealed class ApiBudget : IAsyncDisposable
{
    public const int Usual = 6000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly PartitionedRateLimiter<HttpContext> _limiter;

    /// <param name="perMinute">Requests of one account; 0 for as many as it likes.</param>
    public ApiBudget(int perMinute) => _limiter = PartitionedRateLimiter.Create<HttpContext, (string Account, int Share)>(context =>
        perMinute > 0 && AccessSetup.IsApi(context.Request) && context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } account
            ? RateLimitPartition.GetFixedWindowLimiter((Account: account, Share: ShareOf(perMinute)), key =>
                new FixedWindowRateLimiterOptions { PermitLimit = key.Share, Window = Window, QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter((Account: "", Share: 0)));

    /// <summary>How many hosts are alive, this one included.</summary>
    public int Hosts { get; set; } = 1;

    public RateLimiterOptions Limiter => new()
    {
        GlobalLimiter = _limiter,
        RejectionStatusCode = StatusCodes.Status429TooManyRequests,
        OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : Window;
            rejected.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        },
    };

    public ValueTask DisposeAsync() => _limiter.DisposeAsync();

    private int ShareOf(int perMinute) => Math.Max(1, perMinute / Math.Max(1, Hosts));
}
