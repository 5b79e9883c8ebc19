import { Entity } from 'typeorm'
import { BigColumn, TextColumn } from './columns.js'

/** Which process puts the jobs of the timetable into the queue: one row, held by lease. */
@Entity()
export class ScheduleHold {
  @TextColumn({ primary: true }) name!: string
  @TextColumn() holder!: string
  @BigColumn() until!: number
}
