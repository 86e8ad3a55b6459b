using Gym24.Contracts.Data;

namespace Gym24.Host.Data;

/// <summary><c>GET /health/ready</c>: whether requests can be answered now.</summary>
internal static class Readiness
{
    /// <summary>When a client that came in vain should come again, in seconds.</summary>
    public const string ComeAgain = "5";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public static async Task<IResult> Answer(HttpContext context, IDatabaseEngine engine, ILogger<HostDb> log)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        limit.CancelAfter(Limit);
        try
        {
            await engine.Check(limit.Token);
            return TypedResults.Text("ok");
        }
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            // The driver's words name server and account: they are for the log, not for whoever asks.
            log.LogError(failure, "The database does not answer");
            context.Response.Headers.RetryAfter = ComeAgain;
            return TypedResults.Text(HostTexts.T["Ready.Database", engine.Name], statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
