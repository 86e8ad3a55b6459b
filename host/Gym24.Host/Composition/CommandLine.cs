using Gym24.Host.Access;
using Gym24.Host.Data;
using Gym24.Host.Journal;
using Gym24.Modularity.Rehearsal;
using static Gym24.Host.CommandLineTexts;

namespace Gym24.Host.Composition;

internal static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        if (args is ["--help" or "-h" or "help", ..])
        {
            Console.WriteLine(T["Help", HostOptions.DefaultUrl]);
            return 0;
        }
        try
        {
            if (args is [ProcessRehearsal.Command, ..])
                return await RehearsalRun.Run(args[1..]);
            if (args is ["db", .. var rest])
            {
                await DatabaseCommands.Run(rest, Console.Out);
                return 0;
            }
            if (args is ["journal", .. var asked])
                return await JournalCommands.Run(asked, Console.Out);
            if (args is ["account", .. var what])
            {
                await AccountCommands.Run(what, Console.Out);
                return 0;
            }
            await using var process = OuterProcess.Create(HostOptions.Parse(args), RehearsalRun.Child(RehearsalRun.Limit));
            await process.Start();
            Console.WriteLine(T["Listening", string.Join(' ', process.Addresses)]);
            // What starting leaves behind is never needed again: given back to the system it is a tenth of what the process holds.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            await process.Ended();
            return 0;
        }
        catch (CannotStart e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }
}
