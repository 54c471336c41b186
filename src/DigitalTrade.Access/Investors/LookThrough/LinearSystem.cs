namespace DigitalTrade.Access.Investors.LookThrough;

/// <summary>Linear equations in exact fractions.</summary>
internal static class LinearSystem
{
    /// <summary>Solves by elimination: one row an equation, its right side last. Null when there is not exactly one solution.</summary>
    public static Fraction[]? Solve(Fraction[,] system)
    {
        var count = system.GetLength(0);
        for (var column = 0; column < count; column++)
        {
            var pivot = column;
            while (pivot < count && system[pivot, column].IsZero) pivot++;
            if (pivot == count) return null;
            for (var i = column; i <= count; i++) (system[column, i], system[pivot, i]) = (system[pivot, i], system[column, i]);
            for (var row = 0; row < count; row++)
            {
                if (row == column || system[row, column].IsZero) continue;
                var factor = system[row, column] / system[column, column];
                for (var i = column; i <= count; i++) system[row, i] -= factor * system[column, i];
            }
        }

        var solution = new Fraction[count];
        for (var i = 0; i < count; i++) solution[i] = system[i, count] / system[i, i];
        return solution;
    }
}
