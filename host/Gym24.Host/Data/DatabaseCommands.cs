using Gym24.Contracts.Data;
using Gym24.Host.Composition;
using Gym24.Host.Data.ScriptMigrations;
using HostOptions = Gym24.Host.Composition.HostOptions;
using static Gym24.Host.CommandLineTexts;

namespace Gym24.Host.Data;

/// <summary><c>gym24 db …</c>: what an administrator does to a database while nobody is served.</summary>
internal static class DatabaseCommands
{
    public static async Task Run(IEnumerable<string> args, TextWriter output)
    {
        var rest = args.ToList();
        var verb = rest.FirstOrDefault();
        rest = rest.Skip(1).ToList();
        switch (verb)
        {
            case "script":
                await Script(Take(rest, "--provider") ?? throw new CannotStart(T["NoValue", "--provider"]), Take(rest, "--module"), HostOptions.Parse(rest), output);
                break;
            case "copy":
                var (from, to) = (Take(rest, "--from"), Take(rest, "--to"));
                await Copy(from ?? throw new CannotStart(T["NoValue", "--from"]), to ?? throw new CannotStart(T["NoValue", "--to"]), HostOptions.Parse(rest), output);
                break;
            default:
                throw new CannotStart(T["Db.Verbs"]);
        }
    }

    private static async Task Script(string provider, string? module, HostOptions options, TextWriter output)
    {
        using var shelf = await Shelf.Open(options);
        var engine = Engines.Offline(provider);
        await using var contexts = new Contexts(engine, shelf.Modules.Select(m => m.Register()));
        var scripts = MigrationScript.Of(contexts).Where(s => module is null || s.Module == module).ToList();
        if (scripts.Count == 0)
            throw new CannotStart(T["Db.NoModule", module, string.Join(", ", contexts.All.Select(m => m.Module))]);
        foreach (var (name, sql) in scripts)
            await output.WriteLineAsync($"-- {name}{Environment.NewLine}{sql}");
    }

    private static async Task Copy(string from, string to, HostOptions options, TextWriter output)
    {
        if (from == to)
            throw new CannotStart(T["Copy.Same"]);
        using var shelf = await Shelf.Open(options);
        var (here, there) = (Engines.Side(from, "From", options), Engines.Side(to, "To", options));
        await here.MustAnswer();
        await there.MustAnswer();
        await using (var source = new Contexts(here, shelf.Modules.Select(m => m.Register())))
        await using (var target = new Contexts(there, shelf.Modules.Select(m => m.Register())))
            await new CopySchool.CopySchool(source, target, Engines.Files(options), TimeProvider.System, output.WriteLine).Run(default);
        (here as IDisposable)?.Dispose();
        (there as IDisposable)?.Dispose();
    }

    /// <summary>Takes an option and its value out of the list.</summary>
    private static string? Take(List<string> args, string name)
    {
        var at = args.FindIndex(a => a == name || a.StartsWith(name + "=", StringComparison.Ordinal));
        if (at < 0)
            return null;
        var joined = args[at].Length > name.Length;
        if (!joined && at + 1 == args.Count)
            throw new CannotStart(T["NoValue", name]);
        var value = joined ? args[at][(name.Length + 1)..] : args[at + 1];
        args.RemoveRange(at, joined ? 1 : 2);
        return value;
    }
}
