using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.People;
using Gym24.Contracts.Privacy;
using Gym24.Contracts.Testing;
using Gym24.Privacy.Agreements.FileAgreement;
using Gym24.Privacy.Consents;
using Gym24.Privacy.Consents.FilePaper;
using Gym24.Privacy.Consents.SignConsent;
using Gym24.Privacy.Consents.WithdrawConsent;
using Gym24.Privacy.Kinds;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Privacy.Tests;

/// <summary>A school with a child of 10, a pupil of 15 and one of 18, a mother of all three, their father; a module that serves a partner.</summary>
internal sealed class PrivacySchool : IOfferings, IConsentEffects, IAsyncDisposable
{
    public const string Partner = "tpu";

    /// <summary>A unit of the partner, which only its catalogue names.</summary>
    public const string Unit = "tpu-unit";

    public TestSchool School { get; private set; } = null!;
    public PersonFacts Teacher { get; private set; } = null!;
    public PersonFacts Child { get; private set; } = null!;
    public PersonFacts Pupil { get; private set; } = null!;
    public PersonFacts Grown { get; private set; } = null!;
    public PersonFacts Mother { get; private set; } = null!;
    public PersonFacts Father { get; private set; } = null!;

    public static async Task<PrivacySchool> Start()
    {
        var own = new PrivacySchool();
        own.School = await TestSchool.Start([new PrivacyModule()], (services, school) =>
        {
            services.AddSingleton<IActiveModules>(new WithPartner(school));
            services.AddSingleton<IOfferings>(own);
            services.AddSingleton<IConsentEffects>(own);
            services.AddSingleton<SomeLinks.Kept>();
            services.AddScoped<IOneTimeLinks, SomeLinks>();
        });
        var people = own.School.People;
        own.Teacher = people.Teacher("Савина Ольга Игоревна");
        var inClass = people.Class("4А", 4, own.Teacher.Id);
        // Today is 22 November 2026.
        own.Child = people.Pupil("Ёлкин Артём", inClass, new DateOnly(2016, 5, 1));
        own.Pupil = people.Pupil("Ёлкина Вера", people.Class("9А", 9), new DateOnly(2011, 5, 1));
        own.Grown = people.Pupil("Ёлкин Пётр", people.Class("11А", 11), new DateOnly(2008, 11, 22));
        own.Mother = people.Guardian("Ёлкина Мария Олеговна", own.Child, own.Pupil, own.Grown);
        own.Father = people.Guardian("Ёлкин Иван Сергеевич", own.Child, own.Pupil);
        await own.School.PublishPeople();
        foreach (var (signer, pupil) in new[] { (own.Mother, own.Child), (own.Father, own.Child), (own.Pupil, own.Pupil), (own.Grown, own.Grown) })
            await own.School.Send(new FileAgreement(pupil.Id, signer.Id, new DateOnly(2026, 9, 1), "папка 1"));
        return own;
    }

    public PrivacySchool As(PersonFacts who)
    {
        School.Caller.PersonId = who.Id;
        School.Caller.UserId = who.Id;
        if (who.Kind == PersonKind.Staff)
            School.Caller.Only((Permissions.Read, Scope.All), (Permissions.Keep, Scope.All));
        else
            School.Caller.Only((Permissions.Read, Scope.OwnChildren), (Permissions.Sign, Scope.OwnChildren))
                .Reaching(who.Kind == PersonKind.Pupil ? [who.Id] : [.. School.People.ChildrenOf(who.Id).Result.Select(c => c.Id)]);
        return this;
    }

    public Task<Consent> Sign(PersonFacts who, PersonFacts pupil, string kind = ConsentKinds.Transfer, string? partner = Partner) =>
        As(who).School.Send(new SignConsent(pupil.Id, kind, partner, Hash(kind, partner)));

    public Task<Consent> Paper(PersonFacts pupil, PersonFacts? guardian, bool pupilSigned, DateOnly on, string kind = ConsentKinds.PublishPhoto) =>
        As(Teacher).School.Send(new FilePaper(pupil.Id, kind, null, guardian?.Id, pupilSigned, on, "папка 4А, лист 2"));

    public Task Withdraw(PersonFacts who, PersonFacts pupil, Consent consent) => As(who).School.Send(new WithdrawConsent(pupil.Id, consent.Id));

    public async Task<bool> Given(PersonFacts pupil, string kind = ConsentKinds.Transfer, string? partner = Partner)
    {
        await using var scope = School.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IConsents>().Given(kind, partner, [pupil.Id, Guid.CreateVersion7()])).SetEquals([pupil.Id]);
    }

    public string Hash(string kind, string? partner) => School.Services.GetRequiredService<KindBook>().Document(kind, partner)!.Hash;

    public static async Task<string> Refused(Func<Task> asked) => (await Assert.ThrowsAsync<Refusal>(asked)).Code;

    public Offering? Find(string id) => null;

    public IReadOnlyList<Offering> OfModule(string module) => [];

    public IReadOnlyCollection<string> Partners => [Partner, Unit];

    public LocalText PartnerName(string partner) => partner == Partner ? "ТПУ" : partner;

    public Task<IReadOnlyList<ConsentEffect>> Of(Guid person, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ConsentEffect>>(
        person == Child.Id ? [new ConsentEffect(ConsentKinds.Transfer, Partner, "ТПУ видит имя.", "ТПУ увидит номер вместо имени.")] : []);

    public ValueTask DisposeAsync() => School.DisposeAsync();

    private sealed class WithPartner(IActiveModules all) : IActiveModules
    {
        private static readonly ActiveModule Serving = new(new ModuleManifest
        {
            Id = "tpu", Title = "ТПУ", Version = "1.0.0", Contracts = "[0.1, 1.0)", Partners = [Partner],
            Privacy = [new PrivacyDeclaration("Списки на занятия", ["displayName", "sortKey", "className"], "law", "три года", "273-ФЗ")],
        }, "", null);

        public IReadOnlyList<ActiveModule> All => [.. all.All, Serving];

        public ActiveModule? Of(System.Reflection.Assembly assembly) => all.Of(assembly);
    }
}
