using System.Diagnostics;
using Gym24.Partnerships.Applications.ListApplications;
using Gym24.Partnerships.Applications.MyEntries;
using Gym24.Partnerships.Overview;
using Gym24.Partnerships.Runs.ListRuns;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gym24.Partnerships.Tests.Overview;

/// <summary>What a page asks does not grow with what it shows.</summary>
public sealed class QueryCountTests
{
    [Fact]
    public async Task Twenty_pupils_cost_as_many_queries_as_two()
    {
        var (few, many) = (await Queries(pupils: 2), await Queries(pupils: 20));
        Assert.Equal(few, many);
        Assert.All(many, count => Assert.InRange(count, 1, 12));
    }

    private static async Task<List<int>> Queries(int pupils)
    {
        await using var school = await RunSchool.Start(pupils);
        var run = await school.AsCoordinator().Open(places: 1);
        for (var i = 0; i < pupils / 2; i++)
            await school.Open("lecture", inDays: 11 + i);
        await school.Enter(run, school.Ninths);
        return
        [
            await Count(() => school.School.Send(new ListRuns())),
            await Count(() => school.School.Send(new ListApplications(run))),
            await Count(() => school.School.Send(new ClassCandidates(run, school.Ninth.Id))),
            await Count(() => school.School.Send(new ReadRunFigures())),
            await Count(() => school.School.Send(new ReadHeadCounts("tusur"))),
            await Count(() => school.AsTeacher().School.Send(new ReadClassRuns())),
        ];
    }

    private static async Task<int> Count<T>(Func<Task<T>> work)
    {
        using var counter = new Counter();
        await work();
        return counter.Commands;
    }

    /// <summary>Counts the commands of this flow only: other tests run beside.</summary>
    private sealed class Counter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private static readonly AsyncLocal<Counter?> Current = new();
        private readonly List<IDisposable> _subscriptions = [];

        public Counter()
        {
            Current.Value = this;
            _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public int Commands { get; private set; }

        void IObserver<DiagnosticListener>.OnNext(DiagnosticListener listener)
        {
            if (listener.Name == "Microsoft.EntityFrameworkCore")
                _subscriptions.Add(listener.Subscribe(this));
        }

        void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> said)
        {
            if (said.Key == RelationalEventId.CommandExecuted.Name && Current.Value == this)
                Commands++;
        }

        void IObserver<DiagnosticListener>.OnCompleted() { }
        void IObserver<DiagnosticListener>.OnError(Exception error) { }
        void IObserver<KeyValuePair<string, object?>>.OnCompleted() { }
        void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) { }

        public void Dispose()
        {
            Current.Value = null;
            _subscriptions.ForEach(s => s.Dispose());
        }
    }
}
