using FsCheck;
using FsCheck.Fluent;

namespace Scalper.Tests.Primitives;

/// <summary>Checks properties on generated values; the same values on every run.</summary>
internal static class Properties
{
    /// <summary>All non-negative numbers, equally likely.</summary>
    public static Gen<long> Longs =>
        from high in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        from bit in Gen.Choose(0, 1)
        select ((long)high << 32) | ((long)low << 1) | (long)bit;

    /// <summary>Runs the body, which throws where the property does not hold, on many generated values.</summary>
    public static void ForAll<T>(Gen<T> values, Action<T> body, int cases = 300) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(20_261_121, 1), Prop.ForAll(values.ToArbitrary(), body));
}
