using System.Reflection;
using Gym24.Contracts.Events;

namespace Gym24.Host.Events;

/// <summary>Who hears an event of a type. Handlers of one generation do not change, so they are looked up once.</summary>
internal sealed class Audience
{
    private readonly Type _contract;
    private readonly MethodInfo _handle;

    public Audience(Type happening, IServiceScopeFactory scopes)
    {
        Event = happening;
        _contract = typeof(IEventHandler<>).MakeGenericType(happening);
        _handle = _contract.GetMethod(nameof(IEventHandler<>.Handle))!;
        using var scope = scopes.CreateScope();
        Handlers = [.. scope.ServiceProvider.GetServices(_contract).Select(h => h!.GetType())];
    }

    public Type Event { get; }

    public IReadOnlyList<Type> Handlers { get; }

    /// <summary>Calls one handler with the services of a scope. It throws what the handler throws.</summary>
    public Task Tell(Type handler, object happened, IServiceProvider scope, CancellationToken cancellation) =>
        (Task)_handle.Invoke(scope.GetServices(_contract).First(h => h!.GetType() == handler), BindingFlags.DoNotWrapExceptions, null, [happened, cancellation], null)!;
}
