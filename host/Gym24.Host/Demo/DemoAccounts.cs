using Gym24.Contracts;
using Gym24.Contracts.Access;

namespace Gym24.Host.Demo;

/// <summary><c>GET /api/v1/demo/accounts</c>: only in a demonstration.</summary>
internal static class DemoAccounts
{
    public static void MapDemoAccounts(this IEndpointRouteBuilder api) =>
        api.MapGet("/demo/accounts", async (DemoMark mark, DemoFilling filling, CancellationToken cancellation) =>
        {
            if (!mark.IsDemo)
                throw new Refusal(RefusalKind.NotFound, "not-found", HostTexts.T["Error.404Text"]);
            var logins = await filling.Logins(cancellation);
            return new { items = logins, total = logins.Count };
        })
        .WithMetadata(new PublicAttribute()).WithName("DemoAccounts").WithTags("demo")
        .WithSummary("Accounts of the demonstration, one per role. 404 in a real school.");
}
