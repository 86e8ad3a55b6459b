using Gym24.Contracts.Access;
using Gym24.Contracts.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Contracts.Data;

/// <summary>Last in the pipeline. For commands: a transaction around handler, audit entry and events. For queries about somebody: a note of who asked.</summary>
internal sealed class Transact<TRequest, TResponse>(
    IServiceProvider services, DbSession session, ModuleDbs contexts, ICaller caller, Readings readings, TimeProvider clock) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    private static readonly bool Commands = typeof(TRequest).GetInterfaces()
        .Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>));

    private const int Attempts = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellation, RequestHandlerDelegate<TResponse> next)
    {
        if (contexts.Of(typeof(TRequest).Assembly) is not { } own)
            return await next();
        if (!Commands)
        {
            var answer = await next();
            if (Readings.IsOne(request, RequestEntry<TRequest>.Permission, caller))
                readings.Add(Entry(request, own.Module, ModuleDb.Whole(clock), Readings.Outcome));
            return answer;
        }
        try
        {
            if (request is IBringsFile { Brought: { } content } bringing)
                await services.GetRequiredService<IFiles>().Check(bringing.Shelf, bringing.FileField, content, cancellation);
            return await Whole(request, own, next, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw await Audited(request, new Refusal(RefusalKind.Stale, "stale", Words.T["Save.Stale"]));
        }
        catch (DbUpdateException failure) when (session.Engine.IsDuplicate(failure))
        {
            throw await Audited(request, new Refusal(RefusalKind.Rule, "duplicate", Words.T["Save.Duplicate"]));
        }
        catch (Refusal refusal)
        {
            throw await Audited(request, refusal);
        }
    }

    /// <summary>A server that finds two commands waiting for each other gives one of them up; nothing of it has happened, and it begins again.</summary>
    private async Task<TResponse> Whole(TRequest request, ModuleDbRegistration own, RequestHandlerDelegate<TResponse> next, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await session.InTransactionAsync(async () =>
                {
                    var db = (ModuleDb)services.GetRequiredService(own.Context);
                    var result = await next();
                    await db.SaveChangesAsync(cancellation);
                    db.Audit(Entry(request, own.Module, db.Now, "done"));
                    return result;
                }, cancellation);
            }
            catch (Exception failure) when (attempt < Attempts && !session.InTransaction && session.Engine.GaveWay(failure))
            {
                await Task.Delay(Pause * attempt, cancellation);
            }
        }
    }

    /// <summary>A refusal is written down in a transaction of its own: the one of the command is gone.</summary>
    private async Task<Refusal> Audited(TRequest request, Refusal refusal)
    {
        if (session.InTransaction || contexts.Of(typeof(TRequest).Assembly) is not { } own)
            return refusal;
        await session.InTransactionAsync(() =>
        {
            var db = (ModuleDb)services.GetRequiredService(own.Context);
            db.Audit(Entry(request, own.Module, db.Now, refusal.Code));
            return Task.FromResult(true);
        });
        return refusal;
    }

    private AuditRow Entry(TRequest request, string module, DateTime now, string outcome) => RequestEntry<TRequest>.Of(request, module, caller, now, outcome);
}
