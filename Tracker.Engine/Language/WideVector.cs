using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tracker.Engine.Language;

/// <summary>
/// A word's vector held in registers while it is multiplied with many others; most of linking's time goes into these products.
/// </summary>
internal readonly ref struct WideVector
{
    private readonly Vector256<short> first;
    private readonly Vector256<short> second;
    private readonly Vector256<short> third;
    private readonly Vector256<short> fourth;

    /// <param name="components">The first of <see cref="Lexicon.Dimensions"/> components.</param>
    public WideVector(ref sbyte components)
    {
        (first, second) = Vector256.Widen(Vector256.LoadUnsafe(ref components));
        (third, fourth) = Vector256.Widen(Vector256.LoadUnsafe(ref components, 32));
    }

    /// <summary>The product with the vector that starts at <paramref name="other"/>; exact on every processor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Dot(ref sbyte other)
    {
        if (Avx2.IsSupported)
        {
            return Vector256.Sum(
                Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref other)), first)
                + Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref other, 16)), second)
                + Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref other, 32)), third)
                + Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref other, 48)), fourth));
        }

        var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref other));
        var (lower, higher) = Vector256.Widen(Vector256.LoadUnsafe(ref other, 32));

        // Two products of at most 127 by 127 just fit into sixteen bits.
        return Sum((low * first) + (high * second)) + Sum((lower * third) + (higher * fourth));
    }

    private static int Sum(Vector256<short> products)
    {
        var (low, high) = Vector256.Widen(products);
        return Vector256.Sum(low + high);
    }
}
