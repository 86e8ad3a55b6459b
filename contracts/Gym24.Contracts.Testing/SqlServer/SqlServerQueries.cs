using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Contracts.Testing;

/// <summary>
/// Every query that a module asks in a test is also put into the words of SQL Server, by its own provider and on the module's own context, and
/// read by the grammar of SQL Server 2019: one that cannot be said there, or not so, fails in the test that asks it. No server is needed.
/// </summary>
public sealed class SqlServerQueries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly Lock Gate = new();
    private static readonly MethodInfo Compile = typeof(IDatabase).GetMethod(nameof(IDatabase.CompileQuery))!,
        Register = typeof(DataModuleBuilder).GetMethod(nameof(DataModuleBuilder.AddModuleDb))!;
    private static SqlServerQueries? _watching;
    private readonly ConcurrentDictionary<Type, IServiceProvider> _services = new();
    private readonly ConcurrentDictionary<string, bool> _texts = new(StringComparer.Ordinal);

    private SqlServerQueries() { }

    /// <summary>From here on, in this process.</summary>
    public static SqlServerQueries Watch()
    {
        lock (Gate)
        {
            if (_watching is null)
                DiagnosticListener.AllListeners.Subscribe(_watching = new SqlServerQueries());
            return _watching;
        }
    }

    /// <summary>The texts there were so far.</summary>
    public IReadOnlyCollection<string> Texts => [.. _texts.Keys];

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            value.Subscribe(this, name => name == CoreEventId.QueryCompilationStarting.Name);
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == CoreEventId.QueryCompilationStarting.Name && value.Value is QueryExpressionEventData { Context: ModuleDb db, Expression: var asked } && db.Database.ProviderName?.EndsWith(".SqlServer", StringComparison.Ordinal) is false)
            Apart(() => Ask(db, asked));
    }

    /// <summary>Whoever counts or marks what a test does, along its flow, sees nothing of this.</summary>
    private static void Apart(Action work)
    {
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                work();
            }
            catch (Exception e)
            {
                failure = e;
            }
        });
        thread.UnsafeStart();
        thread.Join();
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    private void Ask(ModuleDb db, Expression asked)
    {
        // Raw SQL is in the words of one engine as it stands.
        var raw = false;
        IReadOnlyList<string> texts;
        try
        {
            using var scope = _services.GetOrAdd(db.GetType(), type => Services(type, db)).CreateScope();
            Reach(scope.ServiceProvider);
            texts = Unsent.In(() => raw = !Send((DbContext)scope.ServiceProvider.GetRequiredService(db.GetType()), asked));
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"SQL Server cannot be asked this: {(failure as TargetInvocationException)?.InnerException?.Message ?? failure.Message}{Environment.NewLine}{asked}", failure);
        }
        if (texts.Count == 0 && !raw)
            throw new InvalidOperationException($"Nothing was said to SQL Server: {asked}");
        foreach (var text in texts.Where(t => _texts.TryAdd(t, true)))
            if (SqlServerText.Read(text).Faults is { Count: > 0 } faults)
                throw new InvalidOperationException($"SQL Server 2019 would refuse this: {string.Join("; ", faults)}{Environment.NewLine}{text}");
    }

    private static ServiceProvider Services(Type context, ModuleDb db)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IDatabaseEngine>(new Unsent());
        services.AddRequests();
        Register.MakeGenericMethod(context).Invoke(null, [services, db.OwnManifest]);
        return services.BuildServiceProvider();
    }

    /// <summary>Somebody who sees some people and one class: the longest form of the filter.</summary>
    private static void Reach(IServiceProvider services) => services.GetRequiredService<RowScope>()
        .Enter(new Access.Reach(false, [Guid.CreateVersion7(), Guid.CreateVersion7()], [Guid.CreateVersion7()], []));

    /// <returns>Whether it was a question about tables.</returns>
    private static bool Send(DbContext db, Expression asked)
    {
        var asks = new Transfer(db);
        var query = asks.Visit(asked);
        if (asks.Raw)
            return false;
        var rows = Rows(query.Type);
        var answer = rows is null ? query.Type : typeof(IEnumerable<>).MakeGenericType(rows);
        var compiled = (Delegate)Compile.MakeGenericMethod(answer).Invoke(db.GetService<IDatabase>(), [query, false])!;
        var context = db.GetService<IQueryContextFactory>().Create();
        foreach (var parameter in asks.Parameters)
            context.Parameters[parameter.Name] = Sample.Of(parameter.Type);
        var result = compiled.DynamicInvoke(context);
        if (rows is not null)
            foreach (var _ in (System.Collections.IEnumerable)result!)
                break;
        return true;
    }

    private static Type? Rows(Type type) => type.IsAssignableTo(typeof(IQueryable))
        ? type.GetInterfaces().Prepend(type).First(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQueryable<>)).GenericTypeArguments[0] : null;

    void IObserver<DiagnosticListener>.OnCompleted() { }

    void IObserver<DiagnosticListener>.OnError(Exception error) { }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted() { }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) { }

    /// <summary>The same question about the tables of another context, in one statement.</summary>
    private sealed class Transfer(DbContext db) : ExpressionVisitor
    {
        public List<QueryParameterExpression> Parameters { get; } = [];

        public bool Raw { get; private set; }

        protected override Expression VisitExtension(Expression node)
        {
            if (node is EntityQueryRootExpression root)
            {
                if (db.Model.FindEntityType(root.EntityType.Name) is { } own)
                    return new EntityQueryRootExpression(own);
                Raw = true;
            }
            if (node is QueryParameterExpression parameter)
                Parameters.Add(parameter);
            return base.VisitExtension(node);
        }

        protected override Expression VisitMethodCall(MethodCallExpression node) =>
            node.Method.Name == nameof(RelationalQueryableExtensions.AsSplitQuery) ? Visit(node.Arguments[0]) : base.VisitMethodCall(node);
    }
}
