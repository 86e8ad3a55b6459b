using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Testing;
using Gym24.Partnerships.Agreements;
using Gym24.Partnerships.Agreements.AddAgreement;
using Gym24.Partnerships.Agreements.ListAgreements;
using Gym24.Partnerships.Agreements.ShowAgreement;
using Gym24.Partnerships.Tests.Catalogue;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Partnerships.Tests.Agreements;

/// <summary>A school whose catalogue ships five documents, on the 22nd of November 2026.</summary>
internal sealed class AgreementSchool : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public const string Yaml = """
        sources:
          - { id: project, title: "Проект сотрудничества" }
        partners:
          - { id: north, name: "Северный университет", shortName: "СУ", kind: university, cooperation: ["экскурсии"], legalBasis: [doc-contract] }
          - { id: south, name: "Южный институт", shortName: "ЮИ", kind: institute }
          - { id: bare, name: "Клуб", shortName: "Клуб", kind: ngo, cooperation: ["встречи"] }
        documents:
          - { id: doc-contract, category: partner-agreement, type: договор, number: "24", date: 2011-03-16, issuer: north, subject: "договор о сотрудничестве",
              conflicts: [{ id: c-date, note: "в таблице другая дата" }], sources: [{ document: project, section: "таблица, строка 5" }] }
          - { id: doc-letter, category: partner-agreement, type: письмо, issuer: south, parties: [north] }
          - { id: doc-law, category: normative-federal, type: федеральный закон, number: "273", date: 2012-12-29, title: "Об образовании" }
          - { id: doc-programme, category: local-act, type: программа, title: "Программа развития", validFrom: 2020-01-01, validTo: 2024-12-31 }
          - { id: doc-plan, category: normative-municipal, type: план, title: "План", validTo: 2026-12-31 }
        conflicts:
          - { id: c-date, kind: contradiction, severity: medium, topic: "дата договора", a: "16.03.2011", b: "другая" }
        offerings:
          - { id: visit, name: "Экскурсия", partners: [north], kind: excursion, audience: [pupils], legalBasis: [doc-contract] }
          - { id: talk, name: "Лекция", partners: [south], kind: lecture, audience: [pupils] }
        """;

    private AgreementSchool(CatalogueSchool catalogue) => Catalogue = catalogue;

    public CatalogueSchool Catalogue { get; }
    public TestSchool School => Catalogue.School;

    public static async Task<AgreementSchool> Start() => new(await CatalogueSchool.Start(("pack", Yaml)));

    public static AgreementDraft Draft() => new()
    {
        Kind = "contract", Number = "7", Date = new DateOnly(2026, 9, 1), Title = "Договор о сотрудничестве", Subject = "лекции для 9 классов",
        Partners = ["south"], From = new DateOnly(2026, 9, 1), To = new DateOnly(2027, 8, 31), Form = AgreementKinds.Cooperation,
    };

    public async Task<string> Add(AgreementDraft? draft = null) => (await School.Send(new AddAgreement(draft ?? Draft()))).ToString();

    public async Task<Basis> Show(string id) => (await School.Send(new ShowAgreement(id))).Basis;

    public async Task<IReadOnlyList<string>> Ids(ListAgreements? asked = null) => [.. (await School.Send(asked ?? new ListAgreements(Size: 100))).Items.Select(b => b.Id)];

    public Task<T> Read<T>(Func<PartnershipsDb, Task<T>> read) => School.Within(provider => read(provider.GetRequiredService<PartnershipsDb>()));

    public AgreementSchool AsReader()
    {
        School.Caller.Only((Permissions.ReadAgreements, Scope.All));
        return this;
    }

    public static Task<Refusal> Refused<T>(Func<Task<T>> work) => Assert.ThrowsAsync<Refusal>(work);

    public ValueTask DisposeAsync() => Catalogue.DisposeAsync();
}
