using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Catalogue.Keeping;

namespace Gym24.Partnerships.Tests.Catalogue;

public sealed class ComputedOfferingsTests
{
    [Fact]
    public void What_a_module_computes_comes_through_the_reader_unchanged()
    {
        var offering = new Offering
        {
            Id = "a", Name = "Экскурсия", Partners = ["tusur"], Kind = "excursion", Grades = [6, 8, 10], Subjects = ["physics"],
            When = new Timing([3], null, [], 2, null, [new DateSpan(new DateOnly(2026, 3, 1), null, 1)], "март"),
            Capacity = new Capacity(45, null), Duration = "час", Status = OfferingStatus.Historic, OwnLabel = true,
            Variants = [new Variant("a-1", "Утро", ["math"], new Capacity(15, "до 15"))], Sources = [new SourceNote("project-2023", "1.4")],
        };

        var file = ComputedOfferings.Check("m", [offering]);

        Assert.Empty(file.Messages);
        Assert.Equal(KeptJson.Write(offering), KeptJson.Write(Assert.Single(file.Offerings)));
    }

    [Fact]
    public void A_computed_offering_with_a_fault_is_left_out_and_told()
    {
        var file = ComputedOfferings.Check("m", [new Offering { Id = "a", Name = "Танцы", Partners = ["tusur"], Kind = "dance" }]);

        Assert.Empty(file.Offerings);
        Assert.Equal("C022", Assert.Single(file.Messages).Code);
    }
}
