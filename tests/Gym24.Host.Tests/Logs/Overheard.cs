using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Gym24.Host.Tests.Logs;

/// <summary>Everything a host writes to its log: the words, what they were made of, and failures with all that stands in them.</summary>
internal sealed class Overheard : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var parts = state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values.Select(v => v.Value)) : "";
        Lines.Enqueue($"{logLevel} {formatter(state, exception)} {parts} {exception}");
    }

    public void Dispose() { }
}
