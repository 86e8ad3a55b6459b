using System.Diagnostics;

/// <summary>Loaded by the runtime into the server that is measured: writes one line per database command, the trace of its request.</summary>
internal sealed class StartupHook(string file) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    public const string Variable = "GYM24_BENCHMARKS_QUERIES";
    private readonly Lock _lock = new();

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } file)
            DiagnosticListener.AllListeners.Subscribe(new StartupHook(file));
    }

    // Listening to requests is what gives each of them a trace.
    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name is "Microsoft.AspNetCore" or "Microsoft.EntityFrameworkCore")
            listener.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> happened)
    {
        if (happened.Key != "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuted" || Activity.Current is not { } request)
            return;
        lock (_lock)
            File.AppendAllText(file, request.TraceId.ToHexString() + "\n");
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
