using System.Reflection;
using Gym24.Contracts.Access;
using MediatR;

namespace Gym24.Contracts.Data;

/// <summary>First in the pipeline: the caller holds the permission of the request, and its rows are limited to the reach of it.</summary>
internal sealed class Authorise<TRequest, TResponse>(ICaller caller, RowScope rows, DbSession session) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    private static readonly string? Permission = typeof(TRequest).GetCustomAttribute<RequiresAttribute>()?.Permission;
    private static readonly bool ForSignedIn = typeof(TRequest).IsDefined(typeof(SignedInAttribute));
    private static readonly bool ForAll = typeof(TRequest).IsDefined(typeof(PublicAttribute));

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellation, RequestHandlerDelegate<TResponse> next) =>
        session.InTurn(() => Checked(cancellation, next), cancellation);

    private async Task<TResponse> Checked(CancellationToken cancellation, RequestHandlerDelegate<TResponse> next)
    {
        var reach = Reach.Nobody;
        if (Permission is not null)
        {
            if (!caller.Can(Permission))
                throw Refused();
            reach = await caller.ReachOf(Permission, cancellation);
        }
        else if (!ForAll && !(ForSignedIn && caller.IsSignedIn))
            throw Refused();

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

    private Refusal Refused() => caller.IsSignedIn
        ? new Refusal(RefusalKind.Forbidden, "forbidden", Words.T["Access.Forbidden"])
        : new Refusal(RefusalKind.SignIn, "sign-in", Words.T["Access.SignIn"]);
}
