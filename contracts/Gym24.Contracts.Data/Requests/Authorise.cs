using System.Reflection;
using Gym24.Contracts.Access;
using MediatR;

namespace Gym24.Contracts.Data;

/// <summary>
/// First in the pipeline: the caller holds the permission of the request, and its rows are limited to the reach of it. That somebody was
/// refused is left to the journal.
/// </summary>
internal sealed class Authorise<TRequest, TResponse>(ICaller caller, RowScope rows, DbSession session, ModuleDbs contexts, Readings readings, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    private static readonly bool ForSignedIn = typeof(TRequest).IsDefined(typeof(SignedInAttribute));
    private static readonly bool ForAll = typeof(TRequest).IsDefined(typeof(PublicAttribute));

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellation, RequestHandlerDelegate<TResponse> next) =>
        session.InTurn(() => Checked(request, cancellation, next), cancellation);

    private async Task<TResponse> Checked(TRequest request, CancellationToken cancellation, RequestHandlerDelegate<TResponse> next)
    {
        var reach = Reach.Nobody;
        if (RequestEntry<TRequest>.Permission is { } permission)
        {
            if (!caller.Can(permission))
                throw Refused(request);
            reach = await caller.ReachOf(permission, cancellation);
        }
        else if (!ForAll && !(ForSignedIn && caller.IsSignedIn))
            throw Refused(request);

        var before = rows.Enter(reach);
        try
        {
            return await next();
        }
        finally
        {
            rows.Enter(before);
        }
    }

    private Refusal Refused(TRequest request)
    {
        if (!caller.IsSignedIn)
            return new Refusal(RefusalKind.SignIn, "sign-in", Words.T["Access.SignIn"]);
        if (caller.UserId is not null && contexts.Of(typeof(TRequest).Assembly) is { } own)
            readings.Add(RequestEntry<TRequest>.Of(request, own.Module, caller, ModuleDb.Whole(clock), Readings.Forbidden));
        return new Refusal(RefusalKind.Forbidden, Readings.Forbidden, Words.T["Access.Forbidden"]);
    }
}
