// Buttons that a token may not use are there, and say why.

import { ComponentProps } from 'react';
import { Right, useMay } from '../Data/rights';
import { Button } from './basics';

export function MayButton({ right, disabled, title, ...rest }: ComponentProps<typeof Button> & { right: Right | undefined }): JSX.Element {
  const may = useMay(right);
  const reason = may === false && right ? `Your token lacks ${right.resource}:${right.access}${right.name ? ` on "${right.name}"` : ''}` : '';
  return <Button {...rest} disabled={disabled === true || may !== true} title={reason || title} />;
}
