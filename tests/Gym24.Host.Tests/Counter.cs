using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gym24.Host.Tests;

/// <summary>Commands of the database that answer requests; work that goes on by itself has no request around it.</summary>
internal sealed class Counter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly Microsoft.AspNetCore.Http.HttpContextAccessor Request = new();
    private readonly IDisposable _all;
    private readonly List<IDisposable> _each = [];

    private readonly string _id = Guid.NewGuid().ToString("N");

    // Other tests work in the same process: only requests with the mark of this one count.
    public Counter(HttpClient browser)
    {
        browser.DefaultRequestHeaders.Remove(Mark);
        browser.DefaultRequestHeaders.Add(Mark, _id);
        _all = DiagnosticListener.AllListeners.Subscribe(this);
    }

    public System.Collections.Concurrent.ConcurrentQueue<string> Commands { get; } = [];

    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == DbLoggerCategory)
            _each.Add(listener.Subscribe(this));
    }

    private const string DbLoggerCategory = "Microsoft.EntityFrameworkCore", Mark = "X-Counted";

    public void OnNext(KeyValuePair<string, object?> happened)
    {
        if (happened.Value is CommandExecutedEventData { Command.CommandText: var text } && Request.HttpContext?.Request.Headers[Mark].ToString() == _id)
            Commands.Enqueue(text);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        _all.Dispose();
        _each.ForEach(e => e.Dispose());
    }
}
