using Gym24.Contracts;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.People;
using Gym24.Host.Data;
using Gym24.Host.Notices.TakeBack;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Notices;

/// <summary>Whoever acts for a child no more loses what they were told about it, and nobody else loses anything.</summary>
public sealed class TakeBackTests : IAsyncLifetime
{
    private NoticeRoom _room = null!;

    public async ValueTask InitializeAsync() => _room = await NoticeRoom.Open();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_end_takes_back_what_that_guardian_was_told_about_that_child(bool byItself)
    {
        var inClass = _room.People.Class("5А", 5);
        var (child, sibling) = (_room.People.Pupil("Орлов Пётр", inClass), _room.People.Pupil("Орлова Анна", inClass));
        var (father, mother, teacher) = (_room.People.Guardian("Орлов Иван", child), _room.People.Guardian("Орлова Мария", child, sibling), _room.People.Teacher("Серова Инна"));
        foreach (var told in new[] { father, mother, teacher })
            await _room.Tell(told.Id, about: child.Id);
        await _room.Tell(mother.Id, about: sibling.Id);
        await _room.Tell(father.Id);
        await _room.Tell(child.Id, about: child.Id);

        _room.People.Stops(father);
        if (byItself)
            Assert.False(await _room.Within(services => services.GetServices<IJob>().OfType<TakeBackDaily>().Single().Step(default)));
        else
            await _room.Within(services => services.GetRequiredService<TakeBackNotices>().Handle(new GuardianshipChanged(father.Id, child.Id), default));

        var left = await _room.Db(db => db.Notices.AsNoTracking().ToListAsync());
        Assert.Null(Assert.Single(left, n => n.PersonId == father.Id).About);
        Assert.Equal(2, left.Count(n => n.PersonId == mother.Id));
        Assert.Single(left, n => n.PersonId == teacher.Id);
        // About oneself is about nobody else.
        Assert.Null(Assert.Single(left, n => n.PersonId == child.Id).About);
    }

    [Fact]
    public async Task A_change_that_ends_nothing_takes_nothing()
    {
        var child = _room.People.Pupil("Орлов Пётр", _room.People.Class("5А", 5));
        var father = _room.People.Guardian("Орлов Иван", child);
        await _room.Tell(father.Id, about: child.Id);
        await _room.Within(services => services.GetRequiredService<TakeBackNotices>().Handle(new GuardianshipChanged(father.Id, child.Id), default));
        Assert.Equal(1, await _room.Db(db => db.Notices.CountAsync()));
    }
}
