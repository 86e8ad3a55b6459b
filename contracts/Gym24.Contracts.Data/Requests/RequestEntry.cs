using System.Reflection;
using Gym24.Contracts.Access;

namespace Gym24.Contracts.Data;

/// <summary>What a kind of request says of itself, and the entry it leaves in the journal.</summary>
internal static class RequestEntry<TRequest>
{
    public static readonly string? Permission = typeof(TRequest).GetCustomAttribute<RequiresAttribute>()?.Permission;

    public static AuditRow Of(TRequest request, string module, ICaller caller, DateTime now, string outcome) => new()
    {
        At = now,
        UserId = caller.UserId,
        Module = module,
        Action = typeof(TRequest).Name,
        Subject = (request as IAbout)?.Subject,
        Person = (request as IConcernsPerson)?.Person,
        Outcome = outcome,
    };
}
